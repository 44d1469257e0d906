"""What each command does, one module each; `run` takes the parsed options and returns the exit status."""
