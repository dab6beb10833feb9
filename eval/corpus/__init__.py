"""The project's own corpus: dispatches with stand-off annotation, its validator, its counts and its scorer.

``python -m eval.corpus check|counts|agreement|export [PATH]``; ``python -m eval corpus PATH`` scores the reader on it.
The annotation itself is explained in ``corpus/GUIDELINE.md``.
"""
