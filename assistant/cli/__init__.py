"""Arguments, printing, exit codes. `main` knows names and one-line helps; a command's module is loaded when chosen."""
