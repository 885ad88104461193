"""The sections of lesson 1.4, real images."""
