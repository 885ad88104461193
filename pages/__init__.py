"""The pages: widgets in, figures out, one thin file a lesson."""
