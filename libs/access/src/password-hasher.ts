import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/** Memory in KiB, passes, lanes. */
export type Argon2Cost = Readonly<{ memoryCost: number; timeCost: number; parallelism: number }>;

/** Basis: OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, t=2, p=1. */
const ARGON2ID: Argon2Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id, the library's default algorithm. */
@Injectable()
export class PasswordHasher {
  protected readonly cost: Argon2Cost = ARGON2ID;
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(password, this.cost);
  }

  /** Without a hash (an unknown login name) it does the same work and answers false. */
  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    const against = passwordHash ?? (await (this.decoy ??= this.hash('no account has this password')));
    return (await this.verify(against, password)) && passwordHash !== undefined;
  }

  protected verify(passwordHash: string, password: string): Promise<boolean> {
    return verify(passwordHash, password);
  }
}
