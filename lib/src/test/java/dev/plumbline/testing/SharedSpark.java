package dev.plumbline.testing;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * spark-testing-base as an extension of JUnit 5: one Spark session for all tests of a JVM (two
 * cores, small shuffles, UTC, Delta), started before the first test that asks for it, and its
 * comparison of rows, which {@link Expect} stands on.
 *
 * <p>A test class has it by {@code @ExtendWith(SharedSpark.class)}, and the session as a parameter
 * or by {@link #session()}. The session is never stopped: the JVM's end does that.
 */
public final class SharedSpark implements BeforeAllCallback, ParameterResolver {
  private static final SparkSuite SUITE = SparkSuite.started();

  /** The session. */
  public static SparkSession session() {
    return SUITE.spark();
  }

  /** Fails unless both have the same rows, equal ones as often, in whatever order. */
  static void sameRows(StructType schema, List<Row> expected, List<Row> actual) {
    SUITE.sameRows(schema, expected, actual);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    session();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public SparkSession resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return session();
  }
}
