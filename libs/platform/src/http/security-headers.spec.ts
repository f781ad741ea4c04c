import { describe, expect, it } from '@jest/globals';
import { securityHeaders } from './security-headers.js';

const of = securityHeaders(true);

describe('security headers', () => {
  it('let nothing run and nobody frame what the interface answers', () => {
    const policy = of('/api/v1/inbox')['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox');
    expect(of('/api/v1/inbox')['cache-control']).toBe('no-store');
  });

  it.each(['/api/docs', '/api/docs/swagger-ui.css', '/', '/cases/1', 'no-path'])(
    'let %s run its own scripts only',
    (at) => {
      const policy = of(at)['content-security-policy'];
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(policy).toContain("frame-ancestors 'none'");
    },
  );

  it('let the page of the provider run and style itself by files of its own, and send no form anywhere', () => {
    const policy = of('/sign-in/provider?code=x')['content-security-policy'];
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("form-action 'none'");
  });

  it('ask for HTTPS only where there is HTTPS', () => {
    expect(of('/')['strict-transport-security']).toBe('max-age=31536000');
    expect(securityHeaders(false)('/')).not.toHaveProperty('strict-transport-security');
  });
});
