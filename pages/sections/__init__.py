"""What the pages are made of: a folder a lesson, in it a module for each section, named as its module in the lesson."""
