"""What can be told of a run: recordings, comparison, diagnosis, the program, and files for elsewhere."""
