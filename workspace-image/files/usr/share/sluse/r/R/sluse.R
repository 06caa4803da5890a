# A register as a data frame:  bef <- read_register("BEF", 202412)
read_register <- function(register, periods = NULL, variables = NULL, where = NULL, labels = TRUE, language = "da") {
  columns_of(list(register = register, periods = if (is.null(periods)) NULL else as.list(as.character(periods)),
                  variables = if (is.null(variables)) NULL else as.list(variables), where = where, labels = labels,
                  language = language))
}

# Whatever a query gives:  sql("select KOM, count(*) n from BEF group by all")
sql <- function(query, language = "da") columns_of(list(sql = query, language = language))

# What there is.
registers <- function(language = "da") of_frame("registers()", language)

# The variables of a register.
variables <- function(register, language = "da") of_frame(paste0("variables(", encodeString(register, quote = "'"), ")"), language)

# What speaks against sending home what lies in til-hjemsendelse: a row for each finding, none if nothing does.
check_outputs <- function() {
  lines <- suppressWarnings(system2("sluse-check", "--tsv", stdout = TRUE))
  if (identical(attr(lines, "status"), 2L)) stop("it cannot be checked just now", call. = FALSE)
  utils::read.delim(text = lines, quote = "", encoding = "UTF-8", colClasses = c(rep("character", 3), "integer", "character"))
}

of_frame <- function(call, language) {
  lines <- system2("python3", c("-c", shQuote(paste0(
    "import sluse, sys; sluse.language = '", language, "'; sluse.", call, ".to_csv(sys.stdout, index=False)"))), stdout = TRUE)
  utils::read.csv(text = lines, encoding = "UTF-8", colClasses = "character")
}

as_json <- function(value) {
  if (is.null(value)) "null"
  else if (is.list(value) && !is.null(names(value))) {
    paste0("{", paste0(vapply(names(value), as_json, ""), ":", vapply(value, as_json, ""), collapse = ","), "}")
  } else if (is.list(value)) paste0("[", paste0(vapply(value, as_json, ""), collapse = ","), "]")
  else if (is.logical(value)) tolower(as.character(value))
  else paste0("\"", gsub("([\"\\\\])", "\\\\\\1", gsub("[\n\t]", " ", as.character(value))), "\"")
}

columns_of <- function(wanted) {
  wanted <- wanted[!vapply(wanted, is.null, TRUE)]
  folder <- tempfile("columns")
  dir.create(folder)
  on.exit(unlink(folder, recursive = TRUE))
  said <- suppressWarnings(system2("python3", c("-m", "sluse", folder, shQuote(as_json(wanted))), stdout = TRUE, stderr = TRUE))
  if (!is.null(attr(said, "status"))) stop(paste(said, collapse = "\n"), call. = FALSE)
  index <- utils::read.delim(file.path(folder, "columns"), header = FALSE, quote = "", col.names = c("form", "rows", "name"),
                             colClasses = c("character", "integer", "character"), encoding = "UTF-8")
  found <- lapply(seq_len(nrow(index)), function(at) one_column(file.path(folder, at - 1), index$form[at], index$rows[at]))
  names(found) <- index$name
  structure(found, class = "data.frame", row.names = .set_row_names(if (nrow(index)) index$rows[1] else 0L))
}

one_column <- function(path, form, rows) {
  read <- function(what) readBin(path, what, rows)
  switch(form,
    real = read("double"),
    integer = read("integer"),
    logical = as.logical(read("integer")),
    date = structure(read("double"), class = "Date"),
    time = structure(read("double"), class = c("POSIXct", "POSIXt"), tzone = "UTC"),
    factor = structure(read("integer"), levels = readLines(paste0(path, ".levels"), encoding = "UTF-8"), class = "factor"),
    text = { lines <- readLines(path, encoding = "UTF-8"); lines[lines == "\001"] <- NA_character_; lines })
}
