-- What was computed, as files: silver and gold. The caller sets outcome, the folder.

SET VARIABLE file = getvariable('outcome') || '/samples.parquet';
COPY samples TO (getvariable('file')) (FORMAT parquet, COMPRESSION zstd);
SET VARIABLE file = getvariable('outcome') || '/segments.parquet';
COPY segments TO (getvariable('file')) (FORMAT parquet, COMPRESSION zstd);
SET VARIABLE file = getvariable('outcome') || '/charge.parquet';
COPY charge TO (getvariable('file')) (FORMAT parquet, COMPRESSION zstd);
SET VARIABLE file = getvariable('outcome') || '/paid.parquet';
COPY paid TO (getvariable('file')) (FORMAT parquet, COMPRESSION zstd);
SET VARIABLE file = getvariable('outcome') || '/gpu_hour_cost.parquet';
COPY gpu_hour_cost TO (getvariable('file')) (FORMAT parquet, COMPRESSION zstd);
SET VARIABLE file = getvariable('outcome') || '/waterfall.parquet';
COPY waterfall TO (getvariable('file')) (FORMAT parquet, COMPRESSION zstd);
SET VARIABLE file = getvariable('outcome') || '/idle_waste.parquet';
COPY idle_waste TO (getvariable('file')) (FORMAT parquet, COMPRESSION zstd);
