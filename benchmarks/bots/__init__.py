"""The bots that are measured, each a program that is given its port."""
