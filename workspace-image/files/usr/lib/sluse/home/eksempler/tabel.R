# En første tabel i R / A first table in R.   Rscript eksempler/tabel.R
library(sluse)
print(registers())                                  # hvad der er / what there is
first <- registers()[1, ]
data <- read_register(first$register, first$period) # koder som tekster / codes as texts
texts <- names(data)[vapply(data, is.factor, TRUE)]
print(table(data[[texts[1]]], dnn = texts[1]))
numbers <- names(data)[vapply(data, is.numeric, TRUE)]
if (length(numbers)) {
  pdf("fordeling.pdf")
  hist(data[[numbers[1]]], main = numbers[1], xlab = numbers[1])
  dev.off()
}
