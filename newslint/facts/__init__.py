"""Dated knowledge: who held which office when, and how copy names countries and people. Tables are read when they are first needed."""
