"""Training: what a run is, how it learns (in workers only), and how the server starts, watches and keeps runs."""
