"""The sections of lesson 4.2, windows."""
