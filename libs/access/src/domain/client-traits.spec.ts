import { describe, expect, it } from '@jest/globals';
import { deviceOf, networkOf, sourceOf } from './client-traits.js';

describe('the device of a session', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116 Mobile Safari/537.36 MicroMessenger/8.0',
      'WeChat, Android',
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 Safari/604.1', 'Safari, iOS'],
    ['curl/8.5.0', 'program'],
    ['something of 张伟', 'other'],
    [undefined, 'unknown'],
  ])('%p is %p', (userAgent, device) => expect(deviceOf(userAgent)).toBe(device));
});

describe('the network of a session', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['::1', '::/48'],
    [undefined, 'unknown'],
  ])('of %p is %p', (address, network) => expect(networkOf(address)).toBe(network));
});

describe('whom requests are counted for', () => {
  it.each([
    ['203.0.113.77', '203.0.113.77'],
    ['::ffff:203.0.113.77', '203.0.113.77'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:2::9', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    [undefined, ''],
  ])('of %p is %p', (address, source) => expect(sourceOf(address)).toBe(source));
});
