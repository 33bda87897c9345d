/** What a new kneepoint.yaml starts as: every line is a comment, so that nothing is claimed before somebody says it. */
export const CONFIGURATION_DRAFT = `# kneepoint.yaml: what the runs do not say themselves. Every key is optional.

# What the runs ran on. Without it their cost is unknown, not zero.
# hardware:
#   rules:
#     - when: { experiment: "my-experiment" }
#       sku: aws:g6.xlarge
#   default:
#     sku: aws:g6.xlarge

# The quality that tables and charts show first.
# metrics:
#   accuracy: { goal: max, key: true }

# The traffic that a model will serve: forward costs are computed at it.
# workloads:
#   production:
#     requestsPerHour: 4000
#     sku: aws:g6.xlarge
`;
