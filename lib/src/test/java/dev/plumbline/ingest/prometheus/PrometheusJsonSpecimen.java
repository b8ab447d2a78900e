package dev.plumbline.ingest.prometheus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.Specimen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the contract test reads of Prometheus answers. */
public final class PrometheusJsonSpecimen {
  static final String SAMPLES = "../data/samples/formats/prometheus-json/";

  private static final String RANGE =
      """
      {"status":"success","data":{"resultType":"matrix","result":[
      {"metric":{"__name__":"DCGM_FI_DEV_POWER_USAGE","UUID":"GPU-1","GPU_I_ID":"3","pod":"a\\"b"},
      "values":[[1783987200,"200"],[1783987230.5,"201"],[1783987260,"NaN"]]},
      {"metric":{"__name__":"DCGM_FI_DEV_GPU_UTIL","UUID":"GPU-1"},
      "values":[[1783987200,"0"],[1783987230.5,"0"]]},
      {"metric":{"__name__":"DCGM_FI_DEV_FAN_SPEED","UUID":"GPU-2"},"values":[[1783987200,"0"]]},
      {"metric":{},"values":[[1783987200,"1"]],"histograms":[[1783987200,{"count":"1"}]]}
      ]},"warnings":["w"]}
      """;

  private static final String LINES =
      """
      {"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":\
      "DCGM_FI_DEV_GPU_TEMP","UUID":"GPU-1"},"value":[1783987200.123,"61"]}]}}
      {"status":"error","errorType":"bad_data","error":"parse error"}
      {"status":"success","data":{"resultType":"scalar","result":[1783987200,"1"]}}
      {"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":\
      "DCGM_FI_DEV_GPU_TEMP","UUID":"GPU-1"},"value":[1783987230.123,"+Inf"]}]}}
      """;

  /** The specimen. */
  public static final Specimen SPECIMEN =
      Specimen.of(new PrometheusJson())
          .in(SAMPLES, Specimen.SHARED + "gpu/prometheus-instant")
          .named(".json", ".ndjson")
          .texts(RANGE, LINES)
          .records(PrometheusJsonSpecimen::records);

  private PrometheusJsonSpecimen() {}

  /** Counts by a tree of each response; the first thing that is none is one record and the last. */
  public static long records(byte[] bytes) {
    long records = 0;
    for (String line : stretches(new String(bytes, StandardCharsets.UTF_8))) {
      JsonNode response;
      try (JsonParser parser = new ObjectMapper().createParser(line);
          MappingIterator<JsonNode> all = new ObjectMapper().readValues(parser, JsonNode.class)) {
        while (all.hasNextValue()) {
          response = all.nextValue();
          records += ofResponse(response);
        }
      } catch (IOException e) {
        // The values before the fault, told by their shape, and the rest as one record.
        records += cut(line) + 1;
      }
    }
    return records;
  }

  /** Lines that begin like a response begin a stretch. */
  private static String[] stretches(String text) {
    return text.split("\\n(?=\\{\"status\":|curl)", -1);
  }

  private static long cut(String line) {
    return line.split("\"value\":\\[[0-9.]+,\"[^\"]*\"\\]", -1).length - 1L;
  }

  private static long ofResponse(JsonNode response) {
    JsonNode data = response.path("data");
    if (!response.path("status").asText().equals("success")) {
      return 1;
    }
    if (data.path("resultType").asText().equals("scalar")) {
      return 1;
    }
    long records = 0;
    for (JsonNode series : data.path("result")) {
      records += series.has("value") ? 1 : 0;
      records += series.has("histogram") ? 1 : 0;
      records += series.path("values").size() + series.path("histograms").size();
    }
    return records;
  }
}
