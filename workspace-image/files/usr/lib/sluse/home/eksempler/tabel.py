# En første tabel i Python / A first table in Python.   python3 eksempler/tabel.py
import sluse

print(sluse.registers())  # hvad der er / what there is
first = sluse.registers().iloc[0]
data = sluse.read(first.register, first.period)  # koder som tekster / codes as texts
texts = data.select_dtypes("category").columns
print(data[texts[0]].value_counts(sort=False))
numbers = data.select_dtypes("number").columns
if len(numbers):
    axes = data[numbers[0]].plot.hist(bins=30, title=numbers[0])
    axes.figure.savefig("fordeling.png")
