using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Communication;

namespace Broker.Portal.Features.Home.Tiles;

/// <summary>Mails clients sent that nobody has dealt with.</summary>
public sealed class MailsTile(UnprocessedMailsQuery query) : Tile<UnprocessedMailsQuery.Figures>
{
    public override string Key => "mails";
    public override int Order => 32;
    public override string Icon => "mail";
    public override Permission? UsualWith => Permission.WriteMessages;
    public override Subjects About => UnprocessedMailsQuery.About;

    protected override Task<UnprocessedMailsQuery.Figures> AskAsync(Caller me) => query.CountAsync(me);

    protected override Face Draw(UnprocessedMailsQuery.Figures answer, TileInk ink) => ink.Figure(answer.Count, "/mails",
        answer.Since is { } oldest ? new(ink.Text["note.oldest", ink.Formats.Ago(oldest)]) : new(ink.Text["note.none-waiting"]));
}
