/** A Kubernetes quantity as YAML may hold it. */
export type Quantity = string | number;

/** Hardware by a name: the shape of KubeAI's resource profiles, so that they can be copied. A Pod gets count × requests and limits. */
export interface HardwareProfile {
  /** KubeAI's choice of image. Here it only says whether the GPU image is meant. */
  readonly imageName?: string | undefined;
  readonly requests?: Readonly<Record<string, Quantity>> | undefined;
  readonly limits?: Readonly<Record<string, Quantity>> | undefined;
  readonly nodeSelector?: Readonly<Record<string, string>> | undefined;
  readonly affinity?: Readonly<Record<string, unknown>> | undefined;
  readonly tolerations?: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly schedulerName?: string | undefined;
  readonly runtimeClassName?: string | undefined;
}
