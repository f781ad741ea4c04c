import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswersFile } from '#web';
import { Public } from '../../public-route.js';
import { RETURN_PAGE, RETURN_SCRIPT, RETURN_STYLE } from './provider-return.page.js';

/** The page to which a provider may send people back, where no page of the deployer does. It tells nothing of anybody. */
@ApiTags('access')
@Controller('sign-in')
export class ProviderReturnController {
  @Public()
  @Get('provider')
  @Header('content-type', 'text/html; charset=utf-8')
  @AnswersFile('text/html')
  @ApiOperation({ summary: 'Page to which the provider sends people back', description: '统一身份认证返回页' })
  page(): string {
    return RETURN_PAGE;
  }

  @Public()
  @Get('provider.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @AnswersFile('text/javascript')
  @ApiOperation({ summary: 'Script of that page', description: '统一身份认证返回页脚本' })
  script(): string {
    return RETURN_SCRIPT;
  }

  @Public()
  @Get('provider.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @AnswersFile('text/css')
  @ApiOperation({ summary: 'Style of that page', description: '统一身份认证返回页样式' })
  style(): string {
    return RETURN_STYLE;
  }
}
