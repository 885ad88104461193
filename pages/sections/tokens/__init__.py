"""The sections of lesson 3.1, tokens."""
