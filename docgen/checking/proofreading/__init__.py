"""The proofreader: rules on the language of papers, each a small function in the file of its family.

`year` reads the files and tells what was found; `passages` says which keys hold text and makes a `paper_text`
of a record; `findings` asks every `rule`; `ignoring` takes out what people do not want to be told. What texts
are held against: `facts` of the year's own files, `dated` facts of docgen's data.
"""
