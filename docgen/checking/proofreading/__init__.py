"""The proofreader: rules on the language of papers, each a small function in the file of its family.

`year` reads the files and reports the findings; `passages` knows the keys that hold text and makes a
`paper_text` of each record; `findings` asks every `rule`; `ignoring` takes out those that people waive.
Texts are compared with `facts` (from the year's own files) and with `dated` facts (from docgen's data).
"""
