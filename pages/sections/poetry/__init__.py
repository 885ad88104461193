"""The sections of lesson 3.4, poetry."""
