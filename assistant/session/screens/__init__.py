"""One screen a file: `view` says what is shown, `answer` what an answer leads to, `parent` where 返回 goes."""
