package dev.plumbline.job;

import dev.plumbline.schema.TableSpec;
import java.util.List;

/**
 * The declaration of a task.
 *
 * @param name as on the terminal
 * @param doc one sentence
 * @param folder where its files lie, below the lake
 * @param reads the only tables it can read
 */
public record TaskSpec(String name, String doc, String folder, List<TableSpec> reads) {}
