"""The demonstration: a real record of 2019 to 2025, replayed through the verbs that editors use.

`record/` holds what the newsroom wrote, as a diary: one file per measure, one table per step. `shapes`
says what such a file may hold, `reading` reads it, `checking` proves it consistent, `writing` puts a
step into the working copy, `loading` plays the steps in the order of their moments.
"""
