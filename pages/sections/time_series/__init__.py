"""The sections of lesson 4.1, time series."""
