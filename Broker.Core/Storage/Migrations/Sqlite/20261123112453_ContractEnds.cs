using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ContractEnds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "DeclaredEnd",
                table: "ItemTerms",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndFollowedOn",
                table: "ItemTerms",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DeclaredEnd",
                table: "ItemTerms");

            migrationBuilder.DropColumn(
                name: "EndFollowedOn",
                table: "ItemTerms");
        }
    }
}
