"""The sections of lesson 4.3, recurrent forecasts."""
