import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'access:public';

/** Opens a route to everyone. Every other route asks for an access token. */
export const Public = () => SetMetadata(PUBLIC, true);
