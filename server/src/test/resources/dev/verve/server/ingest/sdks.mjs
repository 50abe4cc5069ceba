// Speaks to a server with the vendors' clients for Node: address and write key are the arguments.
import { Analytics } from '@segment/analytics-node';
import { PostHog } from 'posthog-node';

const [host, key] = process.argv.slice(2);
const failures = [];

const segment = new Analytics({ writeKey: key, host, flushAt: 5, maxRetries: 3 });
segment.on('error', (e) => failures.push(`segment: ${e.code} ${e.reason}`));
segment.track({ anonymousId: 'device-1', event: 'login' });
segment.identify({ userId: 's1', anonymousId: 'device-1', traits: { plan: 'pro' } });
segment.group({ userId: 's1', groupId: 'a1', traits: { industry: 'tools' } });
for (let i = 0; i < 12; i++) segment.track({ userId: 's1', event: 'login', properties: { i } });
segment.track({ userId: 'old-s2', event: 'login' });
segment.alias({ userId: 's2', previousId: 'old-s2' });
await segment.closeAndFlush({ timeout: 20000 });

const posthog = new PostHog(key, { host, flushAt: 5, disableGeoip: true });
posthog.on('error', (e) => failures.push(`posthog: ${e}`));
posthog.capture({ distinctId: 'device-2', event: 'login', properties: { $process_person_profile: false, $is_identified: false } });
posthog.identify({ distinctId: 'p1', properties: { plan: 'free', $anon_distinct_id: 'device-2' } });
posthog.groupIdentify({ groupType: 'company', groupKey: 'a2', properties: { industry: 'books' } });
for (let i = 0; i < 3; i++) posthog.capture({ distinctId: 'p1', event: 'login', groups: { company: 'a2' } });
posthog.capture({ distinctId: 'old-p2', event: 'login' });
posthog.alias({ distinctId: 'p2', alias: 'old-p2' });
await posthog.shutdown(20000);

if (failures.length > 0) {
  console.error(failures.join('\n'));
  process.exit(1);
}
