using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class GroupsActedFor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "Space",
                table: "SignInSessions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Acts",
                table: "ClientViews",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "FromClientId",
                table: "Audit",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_People_GroupOf",
                table: "People",
                column: "GroupOf",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_GroupOf",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Space",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "Acts",
                table: "ClientViews");

            migrationBuilder.DropColumn(
                name: "FromClientId",
                table: "Audit");
        }
    }
}
