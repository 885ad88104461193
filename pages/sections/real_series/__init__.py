"""The sections of lesson 4.4, real series."""
