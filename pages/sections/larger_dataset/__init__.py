"""The sections of lesson 2.1, a larger dataset."""
