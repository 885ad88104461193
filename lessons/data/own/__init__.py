"""A learner's own data: how folders and zips are read, checked, kept and forgotten."""
