# Clustered bands and errors as R's survival estimates them, from the spells that lifelines.py drew.
library(survival)

lines <- readLines("recorded/lifelines.csv")[-1]
parts <- strsplit(lines, ",")
recorded <- lapply(parts, function(part) as.numeric(part[-1]))
names(recorded) <- vapply(parts, function(part) part[1], "")

rows <- c()
row <- function(name, numbers) {
  rows <<- c(rows, paste(c(name, sprintf("%.17g", numbers)), collapse = ","))
}
for (case in c("few", "ties", "many")) {
  of <- function(name) recorded[[paste(case, name)]]
  data <- data.frame(time = of("time"), broke = of("broke"), cluster = of("cluster"),
                     treated = of("treated"), size = of("size"))
  curve <- survfit(Surv(time, broke) ~ 1, data, cluster = cluster, conf.type = "log-log")
  row(paste(case, "steps"), curve$time)
  row(paste(case, "clustered_error"), curve$std.err)
  # A curve at 1 or 0 has no band of this kind.
  row(paste(case, "clustered_low"), ifelse(is.na(curve$lower), -1, curve$lower))
  row(paste(case, "clustered_high"), ifelse(is.na(curve$upper), -1, curve$upper))
  fit <- survreg(Surv(time, broke) ~ treated + size, data, cluster = cluster, dist = "weibull",
                 control = list(rel.tolerance = 1e-13, maxiter = 100))
  row(paste(case, "weibull"), c(fit$coefficients, log(fit$scale)))
  row(paste(case, "weibull_clustered_errors"), sqrt(diag(fit$var)))
}
versions <- paste0("# R ", getRversion(), ", survival ", packageVersion("survival"))
writeLines(c(versions, rows), "recorded/survival.csv")
