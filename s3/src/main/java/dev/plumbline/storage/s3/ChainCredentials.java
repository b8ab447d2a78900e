package dev.plumbline.storage.s3;

import com.amazonaws.SdkClientException;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.BasicSessionCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Credentials for Hadoop from the chain that everything else here uses: system properties, the
 * environment, web identity, profiles, the container's and the machine's role.
 */
public final class ChainCredentials implements AWSCredentialsProvider {
  /** One for the process: it keeps what it found until that expires. */
  static final AwsCredentialsProvider CHAIN = DefaultCredentialsProvider.builder().build();

  /** Called by Hadoop, which finds the class by its name in the settings. */
  public ChainCredentials() {}

  @Override
  public AWSCredentials getCredentials() {
    try {
      AwsCredentials found = CHAIN.resolveCredentials();
      return found instanceof AwsSessionCredentials session
          ? new BasicSessionCredentials(
              session.accessKeyId(), session.secretAccessKey(), session.sessionToken())
          : new BasicAWSCredentials(found.accessKeyId(), found.secretAccessKey());
    } catch (SdkException e) {
      throw new SdkClientException(e.getMessage(), e);
    }
  }

  @Override
  public void refresh() {
    // The chain asks anew by itself when what it has expires.
  }
}
