package dev.plumbline.ingest.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.GpuRequest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pod asks for beside its GPUs, as Kubernetes' scheduler adds it up. */
class PodComputeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Containers of these requests for CPU; {@code i} is an init container, {@code s} a sidecar. */
  private static String spec(String containers) {
    StringBuilder running = new StringBuilder();
    StringBuilder initial = new StringBuilder();
    for (String container : containers.split(" ", -1)) {
      String[] word = container.split(":", -1);
      String resources =
          word[1].isEmpty() ? "{}" : "{\"requests\":{\"cpu\":\"%s\"}}".formatted(word[1]);
      String always = word[0].equals("s") ? ",\"restartPolicy\":\"Always\"" : "";
      StringBuilder list = word[0].equals("c") ? running : initial;
      list.append(list.isEmpty() ? "" : ",")
          .append("{\"name\":\"x\"%s,\"resources\":%s}".formatted(always, resources));
    }
    return "{\"containers\":[%s],\"initContainers\":[%s]}".formatted(running, initial);
  }

  private static PodCompute read(String spec) throws JsonProcessingException {
    return PodCompute.of(JSON.readTree(spec));
  }

  @ParameterizedTest(name = "{0}: {1}, since {2}")
  @CsvSource({
    "c:500m c:2, 2.5, containers add up",
    "c:500m c:, 0.5, a container that says nothing asks for nothing",
    "c:1 i:4, 4, an init container runs alone",
    "c:3 i:1 i:2, 3, init containers run one after the other",
    "c:1 s:2, 3, a sidecar runs on",
    "c:1 s:2 i:4, 6, an init container behind a sidecar runs beside it",
    "c:1 i:4 s:2, 4, and before it alone",
    "c: i:4, 4, what any of them says is said",
    "c: i:, , nobody says anything"
  })
  void cpus(String containers, BigDecimal cpus, String why) throws JsonProcessingException {
    PodCompute compute = read(spec(containers));
    assertThat(compute.isUnreadable()).isFalse();
    if (cpus == null) {
      assertThat(compute.amount().cpus()).as(why).isNull();
    } else {
      assertThat(compute.amount().cpus()).as(why).isEqualByComparingTo(cpus);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'containers':[{'resources':{'limits':{'memory':'16Gi'}}}]} | 17179869184",
        "{'containers':[{'resources':{'limits':{'memory':'16Gi'},'requests':{'memory':'1Gi'}}}]}"
            + " | 1073741824",
        // 1 GiB and 120 MiB of the sandbox: 1,073,741,824 + 125,829,120
        "{'overhead':{'memory':'120Mi'},'containers':[{'resources':{'requests':{'memory':'1Gi'}}}]}"
            + " | 1199570944",
        "{'overhead':{'memory':'120Mi'},'containers':[{'resources':{}}]} | ",
        // what the pod asks for as a whole goes before its containers
        "{'resources':{'requests':{'memory':'2Gi'}},"
            + "'containers':[{'resources':{'requests':{'memory':'1Gi'}}}]} | 2147483648",
        "{'containers':[{'resources':{'requests':{'memory':1024}}}]} | 1024"
      })
  void memory(String spec, Long bytes) throws JsonProcessingException {
    assertThat(read(spec.replace('\'', '"')).amount().memoryBytes()).isEqualTo(bytes);
  }

  @Test
  void whatIsNoQuantityIsNotKnownAndThePodHoldsItsGpusAllTheSame() {
    String container =
        "{\"name\":\"c\",\"resources\":{\"limits\":{\"nvidia.com/gpu\":\"2\",\"cpu\":\"many\","
            + "\"memory\":\"64G\"}}}";
    RecordingSink sink =
        Pods.read(Pods.pod(Pods.containers(container), Pods.scheduled("\"phase\":\"Running\"")));
    assertThat(sink.rows.get(0).of(GpuRequest.GPU_COUNT)).isEqualTo(2L);
    assertThat(sink.rows.get(0).of(GpuRequest.CPU_REQUEST)).isNull();
    assertThat(sink.rows.get(0).of(GpuRequest.MEMORY_REQUEST)).isEqualTo(64_000_000_000L);
    assertThat(sink.absent).containsEntry("unreadable_cpu_or_memory", 1L);
  }
}
