"""Sets that we draw ourselves, from a seed, where no package ships the real ones."""
