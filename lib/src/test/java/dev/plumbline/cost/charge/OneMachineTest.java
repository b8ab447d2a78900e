package dev.plumbline.cost.charge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneMachineTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "i-0abc123, true",
    "arn:aws:ec2:us-east-1:111122223333:instance/i-0abc123, true",
    "/subscriptions/x/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/gpu1, true",
    "//compute.googleapis.com/projects/ml/zones/us-central1-a/instances/123, true",
    // behind these ids may stand several machines
    "/subscriptions/x/resourceGroups/g/providers/Microsoft.Compute/virtualMachineScaleSets/s,"
        + " false",
    "arn:aws:sagemaker:us-east-1:111122223333:training-job/tj1, false",
    "arn:aws:ec2:us-east-1:111122223333:capacity-reservation/cr-0cb, false",
    "pool:AWS/222/sku/region, false",
    "vm-1, false"
  })
  void aResourceIsOneMachineByTheShapeOfItsId(String id, boolean isOne) {
    assertThat(OneMachine.is(id)).isEqualTo(isOne);
  }
}
