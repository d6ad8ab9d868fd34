/** What CloudWatch counts of a topic: https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html */
import { useMetricSums } from './metric-sums.ts';

const NAMES = [
  ...['NumberOfMessagesPublished', 'NumberOfNotificationsDelivered', 'NumberOfNotificationsFailed'],
  ...['NumberOfNotificationsFilteredOut', 'NumberOfNotificationsRedrivenToDlq'],
];

/** Sums of the last three hours, by name. */
export const useTopicMetrics = (topicName: string) => useMetricSums('AWS/SNS', { TopicName: topicName }, NAMES);
