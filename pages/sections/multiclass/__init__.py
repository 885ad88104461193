"""The sections of lesson 2.4, many classes."""
