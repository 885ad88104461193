"""The sections of lesson 3.3, sequence models."""
