"""The sections of lesson 2.3, transfer learning."""
