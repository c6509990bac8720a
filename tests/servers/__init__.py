"""Real servers for the tests: nothing below HTTP is mocked."""
