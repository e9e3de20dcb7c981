"""The fictional 示例省：a seeded script that writes the sample records of this repository.

Nothing here is true. Places, people, firms and findings are plainly invented; the real facts of the registry
(categories, fees, deadlines, documents) are kept by hand beside them. Not part of the wheel.
"""
