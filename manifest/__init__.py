"""The Teams app package: what Teams shows of the app, where it may be used, and its icons."""
